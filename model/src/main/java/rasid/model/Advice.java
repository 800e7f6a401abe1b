package rasid.model;

/// What to do about a trouble, in a sentence without its end.
///
/// The Arabic names no option and no attribute: what runs from left to right would break its line.
///
/// @param ar in Arabic
/// @param fr in French
/// @param en in English
public record Advice(String ar, String fr, String en) {
  /// On a trouble.
  public static Advice on(Trouble trouble) {
    return switch (trouble) {
      case BLOCKED ->
          new Advice(
              "افتحه في متصفح؛ فإن فُتح فاطلب من الموقع أن يسمح لراصد بقراءته، أو باعِد بين الطلبات",
              "ouvrez-la dans un navigateur ; si elle s’y ouvre, demandez au site de laisser entrer Rasid (--contact), ou espacez les requêtes (rasid:interval)",
              "open it in a browser; where it works there, ask the site to let Rasid in (--contact), or ask less often (rasid:interval)");
      case CERTIFICATE ->
          new Advice(
              "أخبر الموقع؛ فلا شيء يُقرأ عبر اتصال غير آمن",
              "prévenez le site ; rien n’est lu par une connexion qui n’est pas sûre",
              "tell the site; nothing is read over a connection that is not safe");
      case GONE ->
          new Advice(
              "ابحث في الموقع عن خلاصته الجديدة، أو احذفه من القائمة",
              "cherchez son nouveau flux sur le site, ou retirez-la de la liste",
              "look for its new feed on the site, or take it off the list");
      case ILL ->
          new Advice(
              "لا شيء الآن: تُعاد المحاولة تلقائيًا؛ وأخبر الموقع إن طال الأمر",
              "rien pour l’instant : un nouvel essai se fait de lui-même ; prévenez le site si cela dure",
              "nothing to do now: it is tried again by itself; tell the site if it lasts");
      case MISSING ->
          new Advice(
              "افتح الموقع في متصفح وابحث عن خلاصته؛ فالخلاصات تنتقل",
              "ouvrez le site dans un navigateur et cherchez son flux ; les flux déménagent",
              "open the site in a browser and look for its feed; feeds move");
      case MOVED ->
          new Advice(
              "ضع العنوان الجديد في القائمة",
              "mettez la nouvelle adresse dans la liste",
              "put the new address into the list");
      case NOT_A_FEED ->
          new Advice(
              "ابحث عن الخلاصة في الموقع؛ وفحص عنوان الموقع نفسه يدلّ عليها",
              "cherchez le flux sur le site ; vérifiez l’adresse du site lui-même pour le trouver",
              "look for the feed on the site; check the site's own address to find it");
      case REFUSED ->
          new Advice(
              "انظر السبب؛ فراصد يلتزم بحدوده وبما تطلبه المواقع من برامج القراءة، ولا يُقرأ عنوان خاص إلا إن سمّته قائمتك",
              "voyez la raison : Rasid garde ses limites de taille et ce que robots.txt demande ; seule votre liste peut nommer une adresse privée",
              "see the reason: Rasid keeps to its limits of size and to robots.txt; only your own list may name a private address");
      case SILENT ->
          new Advice(
              "افتح الموقع: فإن كان لا يزال ينشر فخلاصته مهملة أو في مكان آخر",
              "ouvrez le site : s’il publie encore, son flux est à l’abandon ou ailleurs",
              "open the site: if it still publishes, its feed is stale or elsewhere");
      case UNDATED ->
          new Advice(
              "لا شيء: تُؤرَّخ مقالاته من صفحاتها، وإلا فبوقت رصدها",
              "rien : ses articles sont datés par leurs pages, sinon par le moment où Rasid les voit",
              "nothing to do: its articles are dated by their pages, else by when Rasid sees them");
      case UNREACHABLE ->
          new Advice(
              "لا شيء الآن: تُعاد المحاولة تلقائيًا؛ وتحقّق من العنوان إن طال الأمر",
              "rien pour l’instant : un nouvel essai se fait de lui-même ; vérifiez l’adresse si cela dure",
              "nothing to do now: it is tried again by itself; check the address if it lasts");
    };
  }
}
