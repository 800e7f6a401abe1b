package rasid.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/// The walls of the house: what Maven's class path cannot keep apart.
@AnalyzeClasses(packages = "rasid", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> PURE =
      resideInAnyPackage(
              "rasid.processor.text..",
              "rasid.processor.keyword..",
              "rasid.processor.region..",
              "rasid.processor.watch..",
              "rasid.alerts.detect..",
              "rasid.alerts.lifecycle..",
              "rasid.ingest.feed..",
              "rasid.ingest.page..",
              "rasid.ingest.text..",
              "rasid.model")
          .or(simpleName("PollSchedule"))
          .or(simpleName("SourceLife"))
          .as("the pure cores");

  @ArchTest
  static final ArchRule pure_cores_know_no_kafka_no_http_and_no_files =
      noClasses()
          .that(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..", "java.net.http..", "org.apache.hc..", "java.nio.file..")
          .because("they take values and return values, so that each case is a line of test")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule pure_cores_know_no_clock_and_no_environment =
      noClasses()
          .that(PURE)
          .should(
              callMethod(Instant.class, "now")
                  .or(callMethod(System.class, "currentTimeMillis"))
                  .or(callMethod(System.class, "nanoTime"))
                  .or(callMethod(System.class, "getenv"))
                  .or(callMethod(System.class, "getenv", String.class))
                  .or(callMethod(System.class, "getProperty", String.class))
                  .or(callMethod(Clock.class, "systemUTC"))
                  .or(callMethod(Clock.class, "systemDefaultZone")))
          .because("the alert stream is a function of the recorded topics")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule siblings_meet_in_topics_only =
      noClasses()
          .that()
          .resideInAPackage("rasid.ingest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("rasid.processor..", "rasid.alerts..", "rasid.desk..", "rasid.cli..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_processor_knows_no_sibling =
      noClasses()
          .that()
          .resideInAPackage("rasid.processor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("rasid.ingest..", "rasid.alerts..", "rasid.desk..", "rasid.cli..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule alerts_know_no_sibling =
      noClasses()
          .that()
          .resideInAPackage("rasid.alerts..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("rasid.ingest..", "rasid.processor..", "rasid.desk..", "rasid.cli..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_desk_runs_no_topology_and_no_broker =
      noClasses()
          .that()
          .resideInAPackage("rasid.desk..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("rasid.ingest..", "rasid.cli..", "org.apache.kafka.streams..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_desk_knows_no_service_of_others =
      noClasses()
          .that()
          .resideInAPackage("rasid.desk..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("rasid.processor..", "rasid.alerts..")
                  .and(
                      simpleNameEndingWith("Topology")
                          .or(simpleNameEndingWith("Main"))
                          .or(simpleNameEndingWith("Config"))
                          .or(resideInAnyPackage("rasid.alerts.deliver.."))))
          .because("a backtest folds the pure cores and runs nothing")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_command_is_imported_by_nobody =
      noClasses()
          .that()
          .resideOutsideOfPackage("rasid.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("rasid.cli..");

  @ArchTest
  static final ArchRule only_ingest_reads_the_outside_world =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "rasid.ingest.fetch..", "rasid.alerts.deliver..", "rasid.cli.demo..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "org.apache.hc..")
          .because("one place is polite and safe to the outside; deliveries are the other way");

  @ArchTest
  static final ArchRule only_the_ways_in_read_the_environment =
      noClasses()
          .that(
              not(
                  resideInAPackage("rasid.cli..")
                      .or(simpleNameEndingWith("Main"))
                      .or(simpleNameEndingWith("Config"))))
          .should(
              callMethod(System.class, "getenv")
                  .or(callMethod(System.class, "getenv", String.class)));

  @ArchTest
  static final ArchRule packages_form_no_cycles =
      slices().matching("rasid.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)");

  @ArchTest
  static void every_package_is_null_marked(JavaClasses all) {
    var unmarked = new TreeSet<String>();
    for (var one : all) {
      if (one.getPackage().tryGetPackageInfo().isEmpty()
          || !one.getPackage().isAnnotatedWith(NullMarked.class)) {
        unmarked.add(one.getPackageName());
      }
    }
    assertThat(unmarked).isEmpty();
  }
}
