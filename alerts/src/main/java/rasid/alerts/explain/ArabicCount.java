package rasid.alerts.explain;

/// A counted noun in Arabic, in the oblique case, as it stands after a preposition or alone.
///
/// The forms follow the plural rules of CLDR for Arabic: 0, 1, 2, 3–10, 11–99, 100 and more by
/// their last two digits.
enum ArabicCount {
  REPORT("تقرير واحد", "تقريران", "تقارير", "تقريرًا", "تقرير"),
  OUTLET("مصدر واحد", "مصدرين", "مصادر", "مصدرًا", "مصدر"),
  DAY("يوم واحد", "يومان", "أيام", "يومًا", "يوم"),
  HOUR("ساعة واحدة", "ساعتين", "ساعات", "ساعة", "ساعة"),
  MINUTE("دقيقة واحدة", "دقيقتين", "دقائق", "دقيقة", "دقيقة");

  private final String one;
  private final String two;
  private final String few;
  private final String many;
  private final String other;

  ArabicCount(String one, String two, String few, String many, String other) {
    this.one = one;
    this.two = two;
    this.few = few;
    this.many = many;
    this.other = other;
  }

  /// The number with its noun.
  String of(int n) {
    if (n == 1) {
      return one;
    }
    if (n == 2) {
      return two;
    }
    int tail = n % 100;
    var noun = tail >= 3 && tail <= 10 ? few : tail >= 11 ? many : other;
    return n + " " + noun;
  }
}
