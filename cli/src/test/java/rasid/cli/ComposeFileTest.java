package rasid.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import rasid.model.topic.Json;
import tools.jackson.databind.node.ObjectNode;

/// `docker-compose.yml`, as far as it can be checked without an engine.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ComposeFileTest {
  private static final Path ROOT = Path.of(System.getProperty("rasid.root", ".."));

  private static Map<String, Object> compose = Map.of();
  private static Map<String, Map<String, Object>> services = Map.of();

  @BeforeAll
  static void read() throws IOException {
    var text = Files.readString(ROOT.resolve("docker-compose.yml"));
    compose = map(merged(new Load(LoadSettings.builder().build()).loadFromString(text)));
    services = new TreeMap<>();
    map(compose.get("services")).forEach((name, service) -> services.put(name, map(service)));
  }

  @Test
  void it_is_a_compose_file_by_the_specification() throws IOException {
    try (InputStream schema =
        ComposeFileTest.class.getResourceAsStream("/compose/compose-spec.json")) {
      assertThat(schema).isNotNull();
      // It names its dialect with https, which no validator knows as draft 7, and itself by no URI.
      var node = (ObjectNode) Json.MAPPER.readTree(schema);
      node.remove(List.of("$schema", "$id"));
      var validator = SchemaRegistry.withDefaultDialect(Dialects.getDraft7()).getSchema(node);
      assertThat(validator.validate(Json.MAPPER.writeValueAsString(compose), InputFormat.JSON))
          .isEmpty();
      assertThat(validator.validate("{\"services\":{\"a\":{\"imagee\":\"b\"}}}", InputFormat.JSON))
          .as("the schema does find a mistake")
          .isNotEmpty();
    }
  }

  @Test
  void nothing_is_published_beyond_this_machine() {
    services.forEach(
        (name, service) ->
            assertThat(list(service.get("ports")))
                .as(name)
                .allMatch(port -> port.toString().startsWith("127.0.0.1:")));
  }

  @Test
  void every_service_has_a_health_check_and_comes_back_after_a_crash() {
    services.forEach(
        (name, service) -> {
          assertThat(map(service.get("healthcheck"))).as(name).containsKey("test");
          assertThat(service.get("restart")).as(name).isEqualTo("unless-stopped");
          assertThat(list(service.get("security_opt")))
              .as(name)
              .isEqualTo(List.of("no-new-privileges:true"));
          assertThat(list(service.get("cap_drop"))).as(name).isEqualTo(List.of("ALL"));
        });
  }

  @Test
  void our_services_run_as_nobody_on_a_root_they_cannot_write() {
    assertThat(ours()).containsOnlyKeys("ingest", "processor", "alerts", "desk");
    ours()
        .forEach(
            (name, service) -> {
              assertThat(service.get("read_only")).as(name).isEqualTo(true);
              assertThat(service.get("user")).as(name).isEqualTo("10001:10001");
            });
  }

  @Test
  void volumes_that_are_mounted_are_declared() {
    var declared = map(compose.get("volumes")).keySet();
    services.forEach(
        (name, service) ->
            list(service.get("volumes")).stream()
                .map(Object::toString)
                .filter(volume -> !volume.startsWith("$"))
                .forEach(
                    volume -> assertThat(declared).as(name).contains(volume.split(":", 2)[0])));
  }

  @Test
  void the_three_broker_profile_adds_two_to_the_one() {
    assertThat(services)
        .hasEntrySatisfying("kafka", one -> assertThat(one).doesNotContainKey("profiles"));
    for (var name : List.of("kafka-2", "kafka-3")) {
      assertThat(list(services.getOrDefault(name, Map.of()).get("profiles")))
          .isEqualTo(List.of("cluster"));
    }
  }

  @Test
  void what_they_run_are_commands_with_these_options() {
    var commands = Rasid.commandLine(Told.silent()).getSubcommands();
    assumeTrue(commands.containsKey("ingest"), "the services' commands are not there yet");
    ours()
        .forEach(
            (_, service) -> {
              var words = list(service.get("command")).stream().map(Object::toString).toList();
              Rasid.commandLine(Told.silent()).parseArgs(words.toArray(String[]::new));
            });
  }

  private static Map<String, Map<String, Object>> ours() {
    return services.entrySet().stream()
        .filter(service -> "rasid:latest".equals(service.getValue().get("image")))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  // `<<` as Compose reads it: the map's own entries go before those merged in.
  private static Object merged(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ComposeFileTest::merged).toList();
    }
    if (!(value instanceof Map<?, ?>)) {
      return value == null ? Map.of() : value;
    }
    var merged = new TreeMap<String, Object>();
    map(value)
        .forEach(
            (key, part) -> {
              if (key.equals("<<")) {
                map(merged(part)).forEach(merged::putIfAbsent);
              } else {
                merged.put(key, merged(part));
              }
            });
    return merged;
  }

  @SuppressWarnings("unchecked") // YAML maps of this file have text keys
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
