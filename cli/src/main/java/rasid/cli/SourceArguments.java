package rasid.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import rasid.ingest.feed.Opml;
import rasid.ingest.feed.Opml.Outline;
import rasid.ingest.identity.CanonicalUrl;
import rasid.ingest.poll.Source;

/// The sources a user names: an address, a list in OPML, or one of a list as `FILE.opml#ID`.
final class SourceArguments {
  private static final int NAMED = 5;

  private SourceArguments() {}

  /// The sources, in order.
  ///
  /// @param problem is told of each line of a list that cannot be used
  /// @throws Refusal when one is no address and no file, or not in its list
  static List<Source> sources(List<String> places, Consumer<String> problem) {
    return outlines(places, problem).stream().map(Source::of).toList();
  }

  /// The same as lines of a list.
  static List<Outline> outlines(List<String> places, Consumer<String> problem) {
    var all = new ArrayList<Outline>();
    for (var place : places) {
      if (Address.isMeant(place)) {
        var url = Address.of(place);
        all.add(new Outline(url, CanonicalUrl.host(url)));
      } else {
        all.addAll(ofList(place, problem));
      }
    }
    return all;
  }

  private static List<Outline> ofList(String place, Consumer<String> problem) {
    int hash = place.lastIndexOf('#');
    boolean whole = hash < 0 || Files.exists(Path.of(place));
    var file = whole ? place : place.substring(0, hash);
    var outlines = read(Path.of(file), problem);
    if (whole) {
      return outlines;
    }
    var wanted = place.substring(hash + 1);
    var found = outlines.stream().filter(outline -> isNamed(outline, wanted)).toList();
    if (found.isEmpty()) {
      throw Refusal.notSo(
          "%s has no source %s; it has %s"
              .formatted(
                  file,
                  wanted,
                  String.join(
                          ", ",
                          outlines.stream().limit(NAMED).map(one -> Source.of(one).id()).toList())
                      + (outlines.size() > NAMED ? ", …" : "")));
    }
    return found;
  }

  private static boolean isNamed(Outline outline, String wanted) {
    return Source.of(outline).id().equals(wanted)
        || outline.name().equals(wanted)
        || outline.url().toString().equals(wanted);
  }

  /// All of a list.
  ///
  /// @throws Refusal when it cannot be read, or lists nothing
  static List<Outline> read(Path file, Consumer<String> problem) {
    if (Files.isDirectory(file)) {
      throw Refusal.wrongUse(
          "%s is a folder; name a list in it, such as %s/feeds.opml".formatted(file, file));
    }
    if (!Files.isRegularFile(file)) {
      throw Refusal.wrongUse(
          "there is no file %s; an address begins with https://".formatted(file));
    }
    Opml.Outlines read;
    try {
      read = Opml.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw Refusal.wrongUse("cannot read %s: %s".formatted(file, Reason.of(e)), e);
    }
    if (read.outlines().isEmpty()) {
      throw Refusal.brokenInput(
          "%s lists no feeds%s"
              .formatted(
                  file, read.problems().isEmpty() ? "" : " (" + read.problems().getFirst() + ")"));
    }
    read.problems().forEach(problem);
    return read.outlines();
  }
}
