package rasid.cli.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rasid.cli.demo.Template.Draw;
import rasid.cli.demo.Template.Part;

/// Something that happened, as one newsroom wrote it down.
///
/// @param lang its language
/// @param topic what it is about, such as `football`; `blockade` for the news that breaks
/// @param section the rubric it is printed under
/// @param place where it was written from
/// @param titles headlines, the writer's own first; others carry it under another
/// @param paragraphs 3 to 6, the most important first
record Story(
    String lang,
    String topic,
    Rubric section,
    String place,
    List<String> titles,
    List<String> paragraphs) {
  private static final int HEADLINES = 4;

  Story {
    titles = List.copyOf(titles);
    paragraphs = List.copyOf(paragraphs);
  }

  /// @param label as readers see it
  /// @param path as it stands in addresses
  record Rubric(String label, String path) {}

  /// @param day on which it is written: the names of that day, the one before and one soon are
  ///   among its words
  static Story write(Phrasebook book, LocalDate day, Dice dice) {
    var angles = book.angles();
    return write(book, angles.get(dice.below(angles.size())), day, dice);
  }

  static Story write(Phrasebook book, String angle, LocalDate day, Dice dice) {
    var draft = new Draft(book, angle, dice);
    draft.bind("today", weekday(book, day));
    draft.bind("yesterday", weekday(book, day.minusDays(1)));
    draft.bind("soon", weekday(book, day.plusDays(dice.between(2, 5))));
    var titles = new ArrayList<String>();
    for (int i = 0; i < HEADLINES; i++) {
      draft.unused("title").ifPresent(titles::add);
    }
    int length = dice.between(3, 6);
    var paragraphs = new ArrayList<String>();
    paragraphs.add(paragraph(draft, "lead", dice.onceIn(2) ? "fact" : ""));
    paragraphs.add(paragraph(draft, "fact", "fact", dice.onceIn(2) ? "colour" : ""));
    paragraphs.add(paragraph(draft, "quote", dice.onceIn(2) ? "fact" : "colour"));
    if (length > 3) {
      paragraphs.add(paragraph(draft, "background", dice.onceIn(2) ? "fact" : "colour"));
    }
    if (length > 4) {
      paragraphs.add(paragraph(draft, dice.onceIn(2) ? "quote" : "fact", "colour"));
    }
    if (length > 5) {
      paragraphs.add(paragraph(draft, "close"));
    }
    paragraphs.removeIf(String::isEmpty);
    var section = new Rubric(draft.slot("section"), draft.slot("section", Draw.SAME, 2));
    return new Story(book.lang(), book.topic(), section, draft.slot("place"), titles, paragraphs);
  }

  private static String weekday(Phrasebook book, LocalDate day) {
    var name = book.section("weekday").get(day.getDayOfWeek().getValue() - 1);
    return ((Part.Text) name.parts().getFirst()).text();
  }

  private static String paragraph(Draft draft, String... sections) {
    var sentences = new ArrayList<String>();
    for (var section : sections) {
      if (!section.isEmpty() && (!section.equals("quote") || draft.has("words"))) {
        Optional<String> sentence = draft.unused(section);
        sentence.ifPresent(sentences::add);
      }
    }
    return String.join(" ", sentences);
  }
}
