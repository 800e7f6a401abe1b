package rasid.ingest.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/// WARC records made by hand, so that they can be wrong.
public final class WarcSample {
  public static final Instant DATE = Instant.parse("2026-11-02T09:00:00Z");

  /// A text that is no teaser, as HTML.
  public static final String WHOLE =
      "<p>قال سكان العاصمة باماكو إن الشاحنات لم تصل منذ ثلاثة أيام، وإن محطات الوقود أغلقت أبوابها أمام السيارات.</p>"
          + "<p>وأكد مسؤول محلي أن قافلة جديدة ستتحرك مساء اليوم من الحدود تحت حراسة مشددة، بعد اتفاق مع شركات النقل.</p>"
          + "<p>وتقول النقابات إن المخزون يكفي لأسبوع واحد، وإن الأسعار ارتفعت إلى الضعف في الأحياء البعيدة.</p>";

  private WarcSample() {}

  /// A record whose length is right.
  public static byte[] record(
      String type, String url, Instant date, String contentType, byte[] block) {
    return record(type, url, date, contentType, Integer.toString(block.length), block);
  }

  /// A record that says of its length what one likes.
  public static byte[] record(
      String type, String url, Instant date, String contentType, String length, byte[] block) {
    var head =
        "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: %s\r\nContent-Length: %s\r\n\r\n"
            .formatted(type, url, date, contentType, length);
    return join(head.getBytes(UTF_8), block, "\r\n\r\n".getBytes(UTF_8));
  }

  /// A page as its server sent it.
  public static byte[] response(String url, Instant date, byte[] http) {
    return record("response", url, date, "application/http; msgtype=response", http);
  }

  /// The page of an article, number so and so.
  public static byte[] page(int number, Instant date) {
    var html = html("خبر رقم " + number, "utf-8").getBytes(UTF_8);
    return response(url(number), date, http("200 OK", "Content-Type: text/html\r\n", html));
  }

  /// A feed as its server sent it, with the whole text of some articles.
  public static byte[] feed(Instant date, int... numbers) {
    var items = new StringBuilder();
    for (int number : numbers) {
      items.append(item(number, WHOLE));
    }
    return feed(date, items.toString());
  }

  /// A feed as its server sent it.
  public static byte[] feed(Instant date, String items) {
    var rss =
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>الساحل</title><language>ar</language>%s</channel></rss>"
            .formatted(items)
            .getBytes(UTF_8);
    return response(
        "https://sahel.example/feed",
        date,
        http("200 OK", "Content-Type: application/rss+xml\r\n", rss));
  }

  /// An article in a feed.
  public static String item(int number, String html) {
    return "<item><title>خبر رقم %d</title><link>%s</link><pubDate>Sun, 01 Nov 2026 08:00:00 GMT</pubDate><author>هند الأمين</author><description>مقدمة قصيرة</description><content:encoded><![CDATA[%s]]></content:encoded></item>"
        .formatted(number, url(number), html);
  }

  public static String url(int number) {
    return "https://sahel.example/news/" + number;
  }

  /// An HTTP answer.
  ///
  /// @param fields each with its line end
  public static byte[] http(String status, String fields, byte[] body) {
    return join(("HTTP/1.1 " + status + "\r\n" + fields + "\r\n").getBytes(ISO_8859_1), body);
  }

  public static String html(String title, String charset) {
    return """
        <html lang=ar><head><meta charset="%s"><title>%s</title>
        <meta property="article:published_time" content="2026-11-01T08:00:00Z"></head>
        <body><article><h1>%s</h1>
        <p>قال سكان العاصمة باماكو إن الشاحنات لم تصل منذ ثلاثة أيام، وإن محطات الوقود أغلقت أبوابها أمام السيارات.</p>
        <p>وأكد مسؤول محلي أن قافلة جديدة ستتحرك مساء اليوم من الحدود تحت حراسة مشددة، بعد اتفاق مع شركات النقل.</p>
        </article></body></html>
        """
        .formatted(charset, title, title);
  }

  public static byte[] encoded(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }

  public static byte[] gzip(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(out)) {
      packed.write(join(parts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
