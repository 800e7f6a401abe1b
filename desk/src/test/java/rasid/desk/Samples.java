package rasid.desk;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rasid.desk.view.Done;
import rasid.desk.view.Fact;
import rasid.desk.view.SourceHealth;
import rasid.model.Action;
import rasid.model.Alert;
import rasid.model.Alert.Copy;
import rasid.model.Alert.Evidence;
import rasid.model.AlertState;
import rasid.model.Article;
import rasid.model.Health;
import rasid.model.RegionMention;
import rasid.model.RegionMention.Certainty;
import rasid.model.RegionMention.Kind;
import rasid.model.SourceState;
import rasid.model.Span;
import rasid.model.TaggedArticle;
import rasid.model.TaggedArticle.WatchMatch;
import rasid.model.Trouble;
import rasid.model.Watch;

/// Records as the topics would bring them: fictional outlets, and texts of our own.
public final class Samples {
  public static final Instant NOW = Instant.parse("2026-03-12T14:05:00Z");
  public static final String WATCH = "fuel-blockade-bamako";

  private static final Map<String, String> FUEL_NAMES =
      Map.of(
          "ar", "حصار الوقود على باماكو",
          "fr", "Blocus du carburant à Bamako",
          "en", "Fuel blockade of Bamako");

  private Samples() {}

  /// An id of 64 hex digits for a number.
  public static String id(int n) {
    return "%064x".formatted(n);
  }

  public static Watch watch() {
    return watch(WATCH, FUEL_NAMES);
  }

  private static Watch watch(String id, Map<String, String> names) {
    return new Watch(id, 1, names, "وقود", 1, 3, 2, List.of("console"), Instant.EPOCH);
  }

  /// An article at a minute before [#NOW] that names nothing.
  public static TaggedArticle article(int n, String title, String body) {
    return tagged(n, "ar", "صحيفة الضفة", title, body, List.of(), List.of(), List.of());
  }

  /// An article in which every listed name and word is found where it stands.
  public static TaggedArticle tagged(
      int n,
      String lang,
      String outlet,
      String title,
      String body,
      List<String> regions,
      List<Name> names,
      List<String> matched) {
    var article =
        new Article(
            id(n),
            URI.create("https://news.example/story/" + n),
            "source-" + n % 7,
            outlet,
            lang,
            title,
            body,
            null,
            NOW.minusSeconds(60L * n + 90),
            NOW.minusSeconds(60L * n));
    var text = article.text();
    var mentions = new ArrayList<RegionMention>();
    for (var name : names) {
      for (var span : every(text, name.written())) {
        mentions.add(
            new RegionMention(
                span.start(),
                span.end(),
                name.written(),
                name.region(),
                Kind.COUNTRY,
                List.of(name.region()),
                name.certainty()));
      }
    }
    var spans = matched.stream().flatMap(word -> every(text, word).stream()).sorted().toList();
    var matches =
        spans.isEmpty() ? List.<WatchMatch>of() : List.of(new WatchMatch(WATCH, 1, spans));
    return new TaggedArticle(
        article, lang, regions, mentions, List.of(), List.of(), List.of(), matches);
  }

  /// A name as it is written, and the region it stands for.
  public record Name(String written, String region, Certainty certainty) {
    public Name(String written, String region) {
      this(written, region, Certainty.CERTAIN);
    }
  }

  private static List<Span> every(String text, String word) {
    var found = new ArrayList<Span>();
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      found.add(new Span(at, at + word.length()));
    }
    return found;
  }

  /// A revision of an alert of the fuel watch.
  public static Alert alert(String id, int revision, AlertState state, Instant at) {
    return alert(id, revision, state, at, evidence());
  }

  public static Alert alert(
      String id, int revision, AlertState state, Instant at, List<Evidence> evidence) {
    int reports = 9 + 2 * revision;
    return new Alert(
        id,
        revision,
        state,
        WATCH,
        1,
        FUEL_NAMES,
        List.of("console"),
        at.minus(Duration.ofMinutes(50)),
        at,
        1000 + revision,
        reports,
        6,
        1.8,
        5.4,
        Duration.ofHours(1),
        0.92,
        List.of("kayes-presse", "niamey-24"),
        evidence,
        reports - evidence.size(),
        series(at),
        Map.of(
            "ar",
            "%d تقريرًا من 6 جهات منذ 13:15 عن «حصار الوقود على باماكو»، والمعتاد 1.8 في مثل هذا الوقت."
                .formatted(reports),
            "fr",
            "%d sujets de 6 médias depuis 13 h 15 sur « Blocus du carburant à Bamako » ; d’ordinaire 1,8 à cette heure."
                .formatted(reports),
            "en",
            "%d reports by 6 outlets since 13:15 on “Fuel blockade of Bamako”; 1.8 are usual at this hour."
                .formatted(reports)),
        null,
        null,
        null);
  }

  private static Alert.Series series(Instant at) {
    var reports =
        IntStream.range(0, 48)
            .mapToObj(i -> i < 40 ? (i * 7 % 11 == 0 ? 1 : 0) : (i - 39) / 2 + 1)
            .toList();
    var expected =
        IntStream.range(0, 48).mapToObj(i -> 0.3 + 0.2 * StrictMath.sin(i / 8.0)).toList();
    return new Alert.Series(
        at.minus(Duration.ofHours(12)), Duration.ofMinutes(15), reports, expected);
  }

  private static List<Evidence> evidence() {
    return List.of(
        report(
            1,
            "ar",
            "صحيفة الضفة",
            "طوابير أمام محطات الوقود في باماكو بعد حصار الطرق",
            "شهدت العاصمة المالية باماكو طوابير طويلة أمام محطات الوقود بعدما قطعت جماعات مسلحة الطرق المؤدية من كايس.",
            List.of("الوقود", "قطعت"),
            3),
        report(
            2,
            "fr",
            "L’Écho du Fleuve",
            "Bamako : les stations à sec, les citernes bloquées",
            "Les citernes de carburant restent bloquées sur l’axe de Kayes, et les stations de Bamako ferment l’une après l’autre.",
            List.of("carburant", "bloquées"),
            0),
        report(
            3,
            "en",
            "Sahel Courier",
            "Fuel runs short in Bamako as convoys are stopped",
            "Convoys of fuel tankers bound for Bamako were stopped for the third day, drivers said.",
            List.of("fuel"),
            1));
  }

  public static Evidence report(
      int n,
      String lang,
      String outlet,
      String title,
      String excerpt,
      List<String> matched,
      int copies) {
    int start = title.length() + 2;
    var spans =
        matched.stream()
            .flatMap(word -> every(excerpt, word).stream())
            .map(span -> new Span(start + span.start(), start + span.end()))
            .sorted()
            .toList();
    return new Evidence(
        id(n),
        URI.create("https://news.example/story/" + n),
        outlet,
        lang,
        title,
        NOW.minusSeconds(60L * n + 90),
        NOW.minusSeconds(60L * n),
        excerpt,
        start,
        spans,
        IntStream.range(0, copies)
            .mapToObj(
                i ->
                    new Copy(
                        id(100 + i),
                        URI.create("https://copy.example/" + i),
                        "وكالة النقل %d".formatted(i + 1),
                        NOW.minusSeconds(30L * i)))
            .toList(),
        copies > 2 ? 4 : 0);
  }

  /// An afternoon on the desk: one alert open, two past, articles in three languages.
  public static List<Fact> afternoon() {
    var mali = List.of(new Name("باماكو", "ML"), new Name("المالية", "ML"), new Name("كايس", "ML"));
    var articles =
        Stream.of(
            tagged(
                1,
                "ar",
                "صحيفة الضفة",
                "طوابير أمام محطات الوقود في باماكو بعد حصار الطرق",
                """
                شهدت العاصمة المالية باماكو طوابير طويلة أمام محطات الوقود بعدما قطعت جماعات مسلحة الطرق المؤدية من كايس. وقال سائقون إن الصهاريج متوقفة منذ ثلاثة أيام.

                ودعت نقابة الناقلين السلطات إلى تأمين القوافل، فيما أعلنت وزارة الطاقة أن المخزون يكفي أسبوعًا واحدًا على الأكثر في العاصمة وضواحيها.

                وفي الأسواق ارتفعت أسعار النقل إلى الضعف، وأغلقت مدارس في ثلاث بلديات أبوابها.""",
                List.of("ML", "SAHEL"),
                mali,
                List.of("محطات الوقود", "حصار")),
            tagged(
                2,
                "fr",
                "L’Écho du Fleuve",
                "Bamako : les stations à sec, les citernes bloquées",
                "Les citernes de carburant restent bloquées sur l’axe de Kayes, et les stations de Bamako ferment l’une après l’autre. Le Niger voisin suit la situation.",
                List.of("ML", "NE"),
                List.of(new Name("Bamako", "ML"), new Name("Kayes", "ML"), new Name("Niger", "NE")),
                List.of("carburant", "bloquées")),
            tagged(
                3,
                "en",
                "Sahel Courier",
                "Fuel runs short in Bamako as convoys are stopped",
                "Convoys of fuel tankers bound for Bamako were stopped for the third day, drivers said. Officials in Niamey declined to comment.",
                List.of("ML", "NE"),
                List.of(new Name("Bamako", "ML"), new Name("Niamey", "NE")),
                List.of("Fuel", "fuel")),
            tagged(
                4,
                "ar",
                "الملعب اليوم",
                "المنتخب يستعد لمباراة الذهاب أمام السنغال",
                "أجرى المنتخب حصة تدريبية أخيرة قبل السفر إلى دكار، وسط غياب لاعبين بسبب الإصابة. وقال المدرب إن الفريق جاهز، وإن مالي اختارت لاعبين شبابًا.",
                List.of("SN"),
                List.of(
                    new Name("السنغال", "SN"),
                    new Name("دكار", "SN"),
                    new Name("مالي", "ML", Certainty.UNCERTAIN)),
                List.of()),
            tagged(
                5,
                "ar",
                "منبر الاقتصاد",
                "وزارة المالية تعرض مشروع الموازنة",
                "عرضت وزارة المالية مشروع الموازنة الجديدة على البرلمان في نواكشوط، وقال الوزير إن العجز سينخفض إلى 3.2% في عام 2027.",
                List.of("MR"),
                List.of(new Name("نواكشوط", "MR")),
                List.of()));
    var facts = new ArrayList<Fact>();
    facts.add(new Fact.Followed(WATCH, watch()));
    facts.add(
        new Fact.Followed(
            "aes-ecowas",
            watch(
                "aes-ecowas",
                Map.of(
                    "ar", "تحالف دول الساحل وإيكواس",
                    "fr", "AES et CEDEAO",
                    "en", "AES and ECOWAS"))));
    articles.map(Fact.Tagged::new).forEach(facts::add);
    for (int revision = 1; revision <= 3; revision++) {
      var at = NOW.minus(Duration.ofMinutes(20 - 5L * revision));
      var state = revision == 1 ? AlertState.OPEN : AlertState.UPDATED;
      facts.add(revised(alert("a-open", revision, state, at)));
    }
    for (int day = 1; day <= 2; day++) {
      var at = NOW.minus(Duration.ofDays(3L * day));
      facts.add(revised(alert("a-past-" + day, 1, AlertState.OPEN, at)));
      facts.add(
          revised(alert("a-past-" + day, 2, AlertState.CLOSED, at.plus(Duration.ofHours(2)))));
    }
    return facts;
  }

  /// What colleagues did in that afternoon: the watch is muted and told again, the open alert is
  /// acknowledged and commented on, and a past one called false.
  public static List<Fact> actions() {
    var noon = NOW.minus(Duration.ofHours(2));
    var past = alert("a-past-1", 2, AlertState.CLOSED, NOW.minus(Duration.ofDays(3)));
    return List.of(
        acted(1, new Action.Comment("other", "a-other", "سارة", noon, "عن تنبيه آخر")),
        acted(2, new Action.Mute(WATCH, "Fatou", noon, NOW, "trop de bruit, <on> y revient")),
        acted(3, new Action.Unmute(WATCH, "Fatou", NOW.minus(Duration.ofMinutes(14)))),
        acted(
            4,
            new Action.Acknowledge(
                WATCH,
                "a-open",
                "منى",
                NOW.minus(Duration.ofMinutes(12)),
                null,
                "نتابع مع المراسل في كايس")),
        acted(
            5,
            new Action.Comment(
                WATCH,
                "a-open",
                "Mark (night desk)",
                NOW.minus(Duration.ofMinutes(3)),
                "confirmed by two sources: AFP, and the union of carriers")),
        acted(
            6,
            new Action.FalseAlarm(
                WATCH,
                "a-past-1",
                "منى",
                NOW.minus(Duration.ofMinutes(2)),
                past.onset(),
                past.surprise(),
                null)));
  }

  public static Fact acted(long number, Action action) {
    return new Fact.Acted(new Done(number, action));
  }

  /// The sources of a desk: two of them cannot be read, three are to be looked at.
  public static List<Fact> sources() {
    var facts = new ArrayList<Fact>();
    facts.add(asked(source("صحيفة النهر", "paper", Trouble.BLOCKED, 14)));
    facts.add(asked(source("Kayes-Presse", "kayes-presse", Trouble.NOT_A_FEED, 1)));
    facts.add(asked(source("صدى النهر", "sada", Trouble.MOVED, 0)));
    facts.add(asked(source("L’Écho du Fleuve", "echo", Trouble.SILENT, 0)));
    facts.add(asked(source("منبر الاقتصاد", "minbar", Trouble.UNDATED, 0)));
    for (int n = 1; n <= 37; n++) {
      facts.add(asked(source("الساحل اليوم " + n, "sahel-%02d".formatted(n), null, 0)));
    }
    return facts;
  }

  public static Fact asked(SourceState state) {
    return new Fact.Asked(state.id(), SourceHealth.of(state).orElse(null));
  }

  /// A source with a trouble, or none.
  public static SourceState source(String id, @Nullable Trouble trouble) {
    boolean read = trouble == null || trouble.leavesItReadable();
    return source("صحيفة " + id, id, trouble, read ? 0 : 3);
  }

  private static SourceState source(
      String outlet, String id, @Nullable Trouble trouble, int failures) {
    var url = URI.create("https://%s.example/feed".formatted(id));
    var says =
        failures == 0
            ? "3 new"
            : trouble == Trouble.BLOCKED
                ? "blocked: the server refuses us (HTTP 403)"
                : "not a feed: it is an HTML page";
    return source(id, url, outlet, trouble, failures, says, null);
  }

  /// A source that is no longer on the list.
  public static SourceState removed(String id) {
    var url = URI.create("https://%s.example/feed".formatted(id));
    return source(id, url, "صحيفة", Trouble.ILL, 3, "HTTP 500", NOW);
  }

  public static SourceState source(
      String id,
      URI url,
      String outlet,
      @Nullable Trouble trouble,
      int failures,
      String says,
      @Nullable Instant removedAt) {
    return new SourceState(
        id,
        url,
        outlet,
        null,
        null,
        NOW.plusSeconds(600),
        failures,
        failures >= 3 ? Health.FAILING : trouble == Trouble.SILENT ? Health.SILENT : Health.UP,
        says,
        NOW.minus(Duration.ofDays(9)),
        List.of("0123456789abcdef"),
        trouble,
        NOW.minus(Duration.ofDays(3)),
        null,
        trouble == Trouble.UNDATED ? null : Integer.valueOf(84),
        null,
        null,
        trouble == Trouble.MOVED ? url.resolve("/new/feed") : null,
        null,
        removedAt,
        null,
        null);
  }

  public static Fact revised(Alert alert) {
    return new Fact.Revised(alert.id(), alert);
  }
}
