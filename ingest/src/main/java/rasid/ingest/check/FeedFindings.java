package rasid.ingest.check;

import static rasid.ingest.check.Finding.fine;
import static rasid.ingest.check.Finding.look;
import static rasid.ingest.check.Finding.wrong;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rasid.ingest.check.Checked.Sent;
import rasid.ingest.feed.Entry;
import rasid.ingest.feed.Feed;
import rasid.ingest.feed.HubLink;
import rasid.ingest.feed.Wishes;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.poll.Outlook;
import rasid.ingest.poll.Source;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.LanguageTag;
import rasid.ingest.text.TextDecoder;
import rasid.model.Advice;
import rasid.model.Trouble;

/// What is right and wrong with a feed, by what it sends alone.
final class FeedFindings {
  /// Entries in the feed with fewer characters than this are teasers: a lead has two or three
  /// hundred, the shortest wire story some six hundred.
  static final int FULL_TEXT = 600;

  private static final Pattern LABEL =
      Pattern.compile("charset\\s{0,9}=\\s{0,9}[\"']?([\\w.:-]{2,40})", Pattern.CASE_INSENSITIVE);

  private final Source source;
  private final Feed feed;
  private final Fetched fetched;
  private final Instant now;
  private final TextDecoder.Decoded decoded;
  private final Outlook outlook;
  private final Sent sent;

  FeedFindings(Source source, Feed feed, Fetched fetched, Instant now) {
    this.source = source;
    this.feed = feed;
    this.fetched = fetched;
    this.now = now;
    decoded = TextDecoder.read(fetched.body(), fetched.contentType());
    outlook = Outlook.of(source, fetched, feed, now);
    sent =
        new Sent(
            feed.imprint().format(),
            feed.title(),
            decoded.charset().name(),
            LanguageTag.language(feed.lang()).orElse(null),
            feed.entries().size(),
            count(entry -> entry.date() != null),
            count(entry -> !entry.title().isBlank()),
            count(entry -> entry.url() != null),
            medianText(),
            HubLink.of(fetched.link(), fetched.at(), feed.imprint()).map(HubLink::hub).stream()
                .toList(),
            outlook);
  }

  Sent sent() {
    return sent;
  }

  @Nullable Trouble trouble() {
    return outlook.trouble();
  }

  List<Finding> all() {
    var found = new ArrayList<Finding>();
    found.add(charset());
    found.add(format());
    found.addAll(entries());
    if (sent.entries() > 0) {
      found.add(dates());
      found.add(pace());
      found.add(language());
      found.add(text());
    }
    return found;
  }

  private int count(Predicate<Entry> which) {
    return Math.toIntExact(feed.entries().stream().filter(which).count());
  }

  private int medianText() {
    var lengths =
        feed.entries().stream()
            .limit(50)
            .mapToInt(
                entry ->
                    Math.max(
                        HtmlText.of(entry.content()).length(),
                        HtmlText.of(entry.summary()).length()))
            .sorted()
            .toArray();
    return lengths.length == 0 ? 0 : lengths[lengths.length / 2];
  }

  private Finding charset() {
    var name = decoded.charset().name();
    var how =
        switch (decoded.how()) {
          case MARK -> "by its first bytes";
          case BYTES -> "by its bytes, which are valid UTF-8";
          case HTTP -> "as the server says";
          case DOCUMENT -> "as the feed says";
          case GUESS -> "guessed from its letters";
        };
    var says = "%s, %s".formatted(name, how);
    if (decoded.text().indexOf('\uFFFD') >= 0) {
      return look(
          "charset",
          says + "; some of it cannot be read in any",
          "tell the site its feed is garbled");
    }
    var told = toldByServer();
    if (told.isPresent() && !sameLetters(told.get(), decoded)) {
      return look(
          "charset",
          "%s; the server says %s, which its bytes are not".formatted(says, told.get()),
          "nothing: it is read all the same");
    }
    return decoded.how() == TextDecoder.How.GUESS
        ? look("charset", says, "nothing, if the titles look right")
        : fine("charset", says);
  }

  private Optional<String> toldByServer() {
    var type = fetched.contentType();
    var label = LABEL.matcher(type == null ? "" : type);
    return label.find() ? Optional.of(label.group(1)) : Optional.empty();
  }

  // A text of ASCII alone is the same in most.
  private static boolean sameLetters(String label, TextDecoder.Decoded decoded) {
    try {
      var charset = Charset.forName(label);
      var text = decoded.text();
      return charset.equals(decoded.charset())
          || text.chars().allMatch(c -> c < 0x80)
          || decoded.how() == TextDecoder.How.HTTP;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private Finding format() {
    var title = feed.title().isBlank() ? "without a title" : "\"" + feed.title() + "\"";
    return fine("format", "%s, %s".formatted(feed.imprint().format(), title));
  }

  private List<Finding> entries() {
    int all = sent.entries();
    if (all == 0) {
      return List.of(
          look("articles", "none", "look at the site: the feed may be new, or left behind"));
    }
    if (outlook.articles() == 0) {
      return List.of(
          wrong(
              "articles",
              "%d, and none has an address or a name of its own".formatted(all),
              "Rasid cannot tell them apart: look for another feed of the site"));
    }
    var found = new ArrayList<Finding>();
    var says =
        "%d: %s with a title, %s with an address"
            .formatted(all, share(sent.titled(), all), share(sent.linked(), all));
    found.add(
        sent.titled() < all || sent.linked() < all
            ? look(
                "articles", says, "nothing: titles are taken from the pages, where there are any")
            : fine("articles", says));
    if (outlook.nameless() > 0) {
      found.add(
          look(
              "identity",
              "%d have neither an address nor a name, and are left out"
                  .formatted(outlook.nameless()),
              "tell the site"));
    }
    int twice = all - outlook.nameless() - outlook.articles();
    if (twice > 0) {
      found.add(
          look(
              "identity",
              "%d stand in it twice".formatted(twice),
              "nothing: each is published once"));
    }
    return found;
  }

  private Finding dates() {
    int all = sent.entries();
    if (sent.dated() == 0) {
      return look("dates", "none of its articles has one", Advice.on(Trouble.UNDATED).en());
    }
    long future =
        feed.entries().stream()
            .map(Entry::date)
            .filter(Objects::nonNull)
            .filter(at -> at.isAfter(now.plus(Duration.ofMinutes(5))))
            .count();
    if (future > 0) {
      return look(
          "dates",
          "%d lie in the future".formatted(future),
          "nothing: what is dated in the future counts from when it is seen");
    }
    var says = share(sent.dated(), all) + " with a date";
    var newest = outlook.newest();
    var oldest = outlook.oldest();
    if (newest != null && oldest != null) {
      says +=
          "; the newest %s old, the oldest %s"
              .formatted(Spans.of(newest, now), Spans.of(oldest, now));
    }
    return sent.dated() < all
        ? look("dates", says, "nothing: the others are dated by their pages")
        : fine("dates", says);
  }

  private Finding pace() {
    var asked = "asked every " + Spans.about(outlook.pause());
    var why =
        source.wishes().interval() != null
            ? " (rasid:interval)"
            : feed.skipHours().isEmpty() ? "" : " (not in the hours it asks to be left alone)";
    if (outlook.trouble() == Trouble.SILENT) {
      return look(
          "pace",
          "silent: nothing new for far longer than is usual; " + asked + why,
          Advice.on(Trouble.SILENT).en());
    }
    var weekly = outlook.weekly();
    var pace = weekly == null ? "not known without dates" : Spans.pace(weekly);
    return fine("pace", "%s; it is %s%s".formatted(pace, asked, why));
  }

  private Finding language() {
    var lang = sent.lang();
    return lang == null
        ? look("language", "the feed names none", "nothing: it is found from the text")
        : fine("language", lang);
  }

  private Finding text() {
    var says = String.format(Locale.ROOT, "%,d characters in the feed", sent.text());
    if (sent.text() >= FULL_TEXT) {
      return fine("text", "whole articles: " + says + " (the middle one by length)");
    }
    return source.wishes().text() == Wishes.Text.FEED
        ? look(
            "text",
            "teasers: " + says + ", and rasid:text=\"feed\" asks for no page",
            "take rasid:text off, so that the pages are read")
        : fine("text", "teasers: " + says + "; the rest comes from the pages");
  }

  private static String share(int some, int all) {
    return some == all ? "all" : some == 0 ? "none" : "%d of %d".formatted(some, all);
  }
}
