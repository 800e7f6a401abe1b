package rasid.processor.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.model.RegionMention;
import rasid.model.RegionMention.Certainty;
import rasid.model.RegionMention.Kind;
import rasid.processor.text.ArabicText;
import rasid.processor.text.Table;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RegionTaggerTest {
  private final RegionTagger tagger = new RegionTagger(Gazetteer.STANDARD);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Mali, Malian and money
        "ML|أعلن الجيش المالي استعادة البلدة",
        "ML|وصلت القافلة إلى مالي فجر اليوم",
        "ML|قتل ثلاثة جنود ماليين في هجوم",
        "ML|قال ضباط ماليون كبار إن الوضع هادئ",
        "ML|نفت الحكومة المالية هذه الأنباء",
        "ML|شهدت باماكو طوابير طويلة، ولم تعلق المالية بعد على الأمر",
        "|ارتفع العجز المالي إلى مستوى قياسي",
        "|عقد وزير المالية اجتماعا مع رؤساء المصارف",
        "|حصلت الشركة على دعم مالي كبير",
        "|قال محللون ماليون إن السوق يتراجع",
        "|أنهى البنك السنة المالية بأرباح",
        "|يحتاج المشروع إلى رأس مالي كبير",
        "|قال مسؤول مالي كبير إن النظام المالي مستقر",
        // words that look like names once folded
        "|غيّر المدرب مجرى المباراة",
        "HU|زار الرئيس مجريا ومعه وفد مجري",
        "|تسلم الفنان درعاً من النحاس",
        "SY|عاد سكان درعا إلى بيوتهم",
        "|وصوّر الحاضرون المشهد بهواتفهم",
        "|فاز أمل الضاحية على جاره",
        "LB|غارة على الضاحية الجنوبية",
        "|Ngozi Okonjo-Iweala opens the talks",
        "TN|Un incendie à Ariana, près de Tunis",
        "|Ariana Grande chante",
        "ML|زار مسؤول مالي رفيع المعسكر برفقة وفد",
        "SN|عاد لاجئان سنغاليان إلى البلاد",
        "NE|أضربت طبيبتان نيجريتان عن الطعام",
        // places that a word announces, and that one country alone has
        "DZ|أوقفت مفارز الجيش مشتبها به في ولاية جيجل",
        "DZ|يتفقد والي جيجل المشروع",
        "|أعادت بلدية دير السنديان فتح الطريق",
        "|أعادت جيجلان الكرة",
        "BF|Une mine a explosé à Kaya lundi",
        "BF|Two people were hurt in Kaya on Monday",
        "BF|Kaya : le marché rouvre",
        "|Le message a été remis à Kaya Yanar",
        "|Le livre de Kaya paraît lundi",
        "|The report was published in Ramadan",
        // surnames
        "|منحت الجائزة لخالد السوداني",
        "|قال نادر المصري للصحيفة",
        "EG|أعلن عن اتفاق نادر مصري",
        "DE|اختار اللاعب ناديه الألماني",
        "LY|عاد خالد الليبي الجنسية",
        // the Sahel and coasts
        "SAHEL|قمة لتحالف دول الساحل هذا الأسبوع",
        "SAHEL|تصاعد العنف في منطقة الساحل الأفريقي",
        "ML SAHEL|يمتد الخطر من باماكو نحو الساحل كله",
        "|انتشل خفر السواحل قاربا قبالة الساحل الشمالي",
        "CI|أعلنت ساحل العاج إغلاق مكاتبها",
        "|قضى السياح يومهم على رمال الساحل",
        // Niger, its river, its neighbour
        "NE|أعلنت النيجر تعليق الاتفاق",
        "NG|وقع الحادث في ولاية النيجر وسط البلاد",
        "|ارتفع منسوب نهر النيجر بعد الأمطار",
        "NE NG|التقى الرئيس النيجري نظيره النيجيري",
        // Guinea and its namesakes
        "GN|وصل الوفد إلى غينيا مساء",
        "GW|انتخابات في غينيا بيساو",
        "GQ|رئيس غينيا الاستوائية",
        "|قرصنة في مياه خليج غينيا",
        // Chad, Congo, Korea, Sudan
        "TD|قالت تشاد إنها أغلقت الحدود",
        "LAKE-CHAD|صيادون في حوض بحيرة تشاد",
        "CG|وصل إلى الكونغو برازافيل",
        "KR|أعلن الجيش الكوري الجنوبي ذلك",
        "SS|مفاوضات في جنوب السودان",
        "|طبق من الفول السوداني",
        // Benin and boys
        "TG BJ|وقعت توغو ودولة بنين الاتفاق",
        "|افتتحت الوزارة ثلاث مدارس للبنين",
        // French and English
        "ML|Des soldats maliens ont été tués près de Kidal",
        "CN NE|La Chine? Non. Le Niger a suspendu l'accord",
        "|La pirogue a chaviré sur le fleuve Niger",
        "TD|Chad closed its border, N'Djamena said",
        "US|The US said so",
        "|He told us so in march",
        "SN|Le président sénégalais",
        "SAHEL|Alliance of Sahel States"
      })
  void a_text_is_about_these_regions(String regions, String text) {
    var expected = regions == null ? List.<String>of() : List.of(regions.split(" "));
    assertThat(RegionTagger.regions(mentions(text)))
        .as(text)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "وباماكو, باماكو, ML",
    "لباماكو, باماكو, ML",
    "فببوركينا فاسو, بوركينا فاسو, BF",
    "والنيجر, النيجر, NE",
    "بالسنغال, السنغال, SN",
    "للجزائر, للجزائر, DZ",
    "وللجزائر, للجزائر, DZ",
    "كالمغرب, المغرب, MA",
    "ولبنان, لبنان, LB",
    "وبوركينا, بوركينا, BF"
  })
  void particles_are_left_out_of_the_mark(String written, String marked, String code) {
    assertThat(mentions("قالت " + written + " ذلك"))
        .singleElement()
        .satisfies(
            mention -> {
              assertThat(mention.regions()).containsExactly(code);
              assertThat(mention.text()).endsWith(marked.substring(1));
            });
  }

  @ParameterizedTest
  @CsvSource({"مالوي, ML", "وادي, TD", "لبن, LB", "كانوا, NG", "بنينا, BJ", "سودانية, SS"})
  void a_word_that_only_begins_like_a_name_is_none(String written, String code) {
    assertThat(RegionTagger.regions(mentions("رأى " + written + " هناك"))).doesNotContain(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "تبنت جماعة أنصار الإسلام الهجوم على ثكنة في بوركينا فاسو|ansarul-islam",
        "قاتلت جماعة أنصار الإسلام في جبال كردستان العراق|",
        "أقر المجلس الوطني الانتقالي في باماكو الميثاق|cnt-mali",
        "رئيس المجلس الوطني الانتقالي في ليبيا مصطفى عبد الجليل|",
        "فاز حزب التحالف من أجل الجمهورية في السنغال|",
      })
  void a_name_that_several_organisations_bear_is_told_by_the_country_of_the_text(
      String text, @Nullable String organisation) {
    assertThat(RegionTagger.organisations(tagger.mentions(ArabicText.fold(text))))
        .isEqualTo(organisation == null ? List.of() : List.of(organisation));
  }

  @Test
  void a_rule_holds_for_every_spelling_of_its_alias() {
    assertThat(
            RegionTagger.organisations(
                mentions("أوركسترا القاهرة تعزف مقدمات الموسيقار ريتشارد فاغنر")))
        .isEmpty();
    assertThat(RegionTagger.organisations(mentions("اقتادهم مقاتلو ڤاغنر في مالي")))
        .containsExactly("wagner");
  }

  @Test
  void a_town_that_is_a_word_too_counts_only_with_its_country() {
    assertThat(RegionTagger.regions(mentions("فاز الفريق في دوري الأبطال"))).isEmpty();
    assertThat(RegionTagger.regions(mentions("كورو لاعب جيد"))).isEmpty();
    assertThat(mentions("هجوم على بلدة كورو أمس"))
        .extracting(RegionMention::certainty)
        .containsExactly(Certainty.UNCERTAIN);
    assertThat(RegionTagger.regions(mentions("هجوم على بلدة كورو قرب موبتي")))
        .containsExactly("ML");
  }

  @Test
  void a_mention_points_into_the_published_text_and_names_its_kind() {
    var text = "\uD83D\uDD34 قال الجيشُ المـاليُّ في باماكو";
    assertThat(mentions(text))
        .extracting(RegionMention::text, RegionMention::kind, RegionMention::id)
        .containsExactly(
            tuple("المـاليُّ", Kind.NISBA, "ML"), tuple("باماكو", Kind.PLACE, "ML:bamako"));
    mentions(text).forEach(m -> assertThat(m.span().in(text)).isEqualTo(m.text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ML|حضور كبير في باماكو رغم هجوم كبير على قرية في مالي",
        "UG|تحصد كمبالا سنويا ثمار ما سيولد ساروا عليه",
        "|سار ستالين كسولا، وكان القائد كسول الطبع",
        "ML,SN|دول كالسنغال ومالي",
        "DZ|أغلقت الجزائر المعسكر القديم",
        "IQ|سقطت أمطار على الكوت وسط العراق",
        "SO|بأي حق تسأل مقديشو",
        "TD|أتى الوزير إلى نجامينا",
        "TR|أغلقت البورصة في تركيا على ارتفاع",
      })
  void a_word_that_begins_as_particles_do_is_no_name_with_a_particle(
      @Nullable String codes, String text) {
    assertThat(RegionTagger.regions(mentions(text)))
        .containsExactlyInAnyOrder(codes == null ? new String[0] : codes.split(","));
    assertThat(mentions(text))
        .extracting(RegionMention::text)
        .doesNotContain("بير", "المعسكر", "أي", "بأي", "أتى", "البورصة");
  }

  @Test
  void the_table_of_countries_has_all_three_names_of_every_country() {
    var table = Table.read("region/countries");
    assertThat(table.rows())
        .hasSizeGreaterThan(248)
        .allMatch(row -> row.stream().noneMatch(String::isBlank));
  }

  @Test
  void a_group_stands_for_its_members_in_a_query() {
    assertThat(Regions.STANDARD.within("SAHEL")).contains("SAHEL", "ML", "NE", "BF", "TD", "MR");
    assertThat(Regions.STANDARD.codeOf("مالي")).contains("ML");
    assertThat(Regions.STANDARD.codeOf("Burkina Faso")).contains("BF");
  }

  private List<RegionMention> mentions(String text) {
    return tagger.mentions(ArabicText.fold(text));
  }
}
