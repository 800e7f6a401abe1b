package rasid.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What the names of an element's class and id say of what it holds.
final class Marks {
  /// Longer names are made by machines and tell nothing, in UTF-16 units.
  private static final int LONGEST = 300;

  private static final Set<String> NONE_OF_IT =
      Set.of(
          "share",
          "shares",
          "sharing",
          "sharebar",
          "sharebox",
          "sharedaddy",
          "social",
          "socials",
          "addtoany",
          "addthis",
          "related",
          "relateds",
          "jp-relatedposts",
          "relatedposts",
          "recommend",
          "recommended",
          "recommendation",
          "recommendations",
          "recirc",
          "recirculation",
          "comments",
          "commentlist",
          "commentaires",
          "disqus",
          "respond",
          "sidebar",
          "breadcrumb",
          "breadcrumbs",
          "menu",
          "navbar",
          "nav",
          "navigation",
          "tags",
          "tagcloud",
          "taglist",
          "cookie",
          "cookies",
          "consent",
          "gdpr",
          "newsletter",
          "newsletters",
          "subscribe",
          "subscription",
          "promo",
          "promos",
          "promotion",
          "advert",
          "adverts",
          "advertisement",
          "advertising",
          "ad",
          "ads",
          "adsbygoogle",
          "adslot",
          "banner",
          "sponsored",
          "sponsor",
          "popup",
          "modal",
          "byline",
          "dateline",
          "caption",
          "captions",
          "copyright",
          "toolbar",
          "pagination",
          "pager",
          "trending",
          "popular",
          "ticker",
          "latest",
          "outbrain",
          "taboola",
          "toc",
          "footer",
          "footnav",
          "signup",
          "donate",
          "donation",
          "carousel",
          "swiper",
          "cta",
          "authorbox",
          "authorbio",
          "readalso",
          "seealso",
          "readmore",
          "morenews",
          "morestories",
          "mostread",
          "postmeta",
          "entrymeta",
          "skiplink",
          "sharethis",
          "widgetarea",
          "printfriendly",
          "toast",
          "overlay",
          "lightbox",
          "offcanvas",
          "megamenu",
          "topbar",
          "playlist",
          "adv",
          "alsoread",
          "callout",
          "reactions");

  /// Two words that say together what neither says alone.
  private static final Set<String> PAIRS =
      Set.of(
          "read-also",
          "also-read",
          "read-more",
          "read-next",
          "see-also",
          "author-box",
          "author-bio",
          "author-info",
          "author-card",
          "author-profile",
          "author-about",
          "about-author",
          "author-details",
          "author-block",
          "author-area",
          "author-section",
          "author-description",
          "author-name",
          "author-meta",
          "post-meta",
          "entry-meta",
          "article-meta",
          "post-tags",
          "post-info",
          "article-info",
          "details-info",
          "most-read",
          "most-viewed",
          "more-news",
          "more-stories",
          "more-from",
          "more-on",
          "you-may",
          "next-article",
          "next-post",
          "prev-post",
          "post-navigation",
          "screen-reader",
          "sr-only",
          "visually-hidden",
          "skip-link",
          "comment-form",
          "comment-list",
          "comment-respond",
          "comment-section",
          "print-only",
          "image-credit",
          "photo-credit",
          "table-contents",
          "media-credit",
          "reading-time",
          "read-time",
          "post-date",
          "entry-date",
          "article-date",
          "publish-date",
          "wp-caption",
          "spot-im",
          "tag-list",
          "article-tags",
          "in-article",
          "inline-related",
          "story-links",
          "topic-list",
          "login-form");

  private static final Set<String> OUTSIDE_TAGS = Set.of("aside", "footer", "nav");
  private static final Set<String> OUTSIDE =
      Set.of(
          "comment",
          "comments",
          "commentlist",
          "related",
          "sidebar",
          "ticker",
          "latest",
          "breaking",
          "recommended",
          "popular",
          "trending",
          "recirc",
          "carousel");

  private static final Set<String> OTHERS =
      Set.of(
          "card",
          "cards",
          "teaser",
          "teasers",
          "promo",
          "promos",
          "event",
          "events",
          "upcoming",
          "recent",
          "reply",
          "replies",
          "topbar",
          "masthead",
          "today",
          "clock",
          "weather",
          "copyright");

  private static final Set<String> ARTICLE =
      Set.of(
          "article",
          "body",
          "content",
          "entry",
          "hentry",
          "main",
          "page",
          "post",
          "text",
          "blog",
          "story",
          "news",
          "details",
          "paragraph",
          "prose");

  private Marks() {}

  /// Whether the names say: a menu, a share bar, links elsewhere, an advertisement.
  static boolean areNoArticle(Element element) {
    var words = words(element);
    if (words.isEmpty() || words.contains("hentry")) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (NONE_OF_IT.contains(words.get(i))
          || (i > 0 && PAIRS.contains(words.get(i - 1) + "-" + words.get(i)))) {
        return true;
      }
    }
    return false;
  }

  /// Whether the element, or one around it, belongs to comments, other articles or the rest of the
  /// page: what is written there is not said of this article.
  ///
  /// @param article elements that hold this article: nothing is asked of them
  static boolean isElsewhere(Element element, Set<Element> article) {
    for (@Nullable Element e = element; e != null && !isTop(e, article); e = e.parent()) {
      if (OUTSIDE_TAGS.contains(e.normalName())) {
        return true;
      }
      var words = words(e);
      if (!words.contains("hentry") && words.stream().anyMatch(OUTSIDE::contains)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the element stands in the box of another article, or where a site tells what day it is
  /// today.
  ///
  /// @param article elements that hold this article: nothing is asked of them
  static boolean isOfOthers(Element element, Set<Element> article) {
    if (article.isEmpty()) {
      return false;
    }
    for (@Nullable Element e = element; e != null && !isTop(e, article); e = e.parent()) {
      var words = words(e);
      boolean site = e.normalName().equals("header") && e.closest("article, main") == null;
      if (site || (words.stream().anyMatch(OTHERS::contains) && !words.contains("author"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTop(Element element, Set<Element> article) {
    return article.contains(element) || element.normalName().equals("body");
  }

  /// 25 for names articles have, -25 for those they have not, as Readability weighs them.
  static int weight(Element element) {
    if (areNoArticle(element)) {
      return -25;
    }
    return words(element).stream().anyMatch(ARTICLE::contains) ? 25 : 0;
  }

  // "ArticleBody_related-links" has four words; a blank parts two names, so no pair goes over it.
  private static List<String> words(Element element) {
    var names = element.className();
    var id = element.id();
    if (names.isEmpty() && id.isEmpty()) {
      return List.of();
    }
    var all = names.length() + id.length() > LONGEST ? id : names + " " + id;
    var words = new ArrayList<String>();
    int start = -1;
    for (int i = 0; i <= all.length(); i++) {
      char c = i < all.length() ? all.charAt(i) : ' ';
      boolean letter = Character.isLetter(c);
      boolean hump =
          start >= 0 && Character.isUpperCase(c) && Character.isLowerCase(all.charAt(i - 1));
      if (start >= 0 && (!letter || hump)) {
        words.add(all.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
      if (letter && start < 0) {
        start = i;
      }
      if (c == ' ') {
        words.add("");
      }
    }
    return words;
  }
}
