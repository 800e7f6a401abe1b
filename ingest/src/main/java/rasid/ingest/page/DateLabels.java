package rasid.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import rasid.ingest.text.PlainForm;

/// The words before a shown date that say whether the article was published or changed then.
final class DateLabels {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  /// Longest line that is nothing but a label, in UTF-16 units.
  private static final int LONGEST = 40;

  private static final Set<String> CHANGED =
      plain(
          "updated update modified edited revised corrected reviewed",
          "تحديث التحديث تحديثه تعديل التعديل تعديله",
          "modifié modifiée jour maj actualisé actualisée corrigé",
          "actualizado actualizada actualización modificado modificada editado",
          "atualizado atualizada atualização alterado",
          "aktualisiert aktualisierung geändert bearbeitet überarbeitet",
          "aggiornato aggiornata aggiornamento modificato modifica",
          "bijgewerkt gewijzigd aangepast",
          "uppdaterad uppdaterat ändrad opdateret oppdatert endret päivitetty muokattu",
          "aktualizacja zaktualizowano zmodyfikowano aktualizováno aktualizované upraveno",
          "frissítve frissítés módosítva actualizat ažurirano izmenjeno posodobljeno",
          "ενημέρωση ενημερώθηκε τροποποίηση обновлено обновлена обновлён изменено оновлено",
          "обновена güncelleme güncellendi güncellenme diperbarui dikemaskini روزرسانی ویرایش",
          "עודכן עדכון अपडेट अद्यतन");

  private static final Set<String> PUBLISHED =
      plain(
          "published posted publication created released issued",
          "نشر نشرت النشر منشور الإضافة",
          "publié publiée paru publicado publicada publicación publicação",
          "veröffentlicht erstellt erschienen pubblicato pubblicata gepubliceerd geplaatst",
          "publicerad publicerat publisert publiceret offentliggjort julkaistu opublikowano",
          "publikováno vydáno megjelent publicat objavljeno δημοσίευση δημοσιεύτηκε",
          "опубликовано публикация опубліковано публикувана yayınlanma yayın giriş",
          "diterbitkan dipublikasikan انتشار פורסם प्रकाशित");

  /// Written without blanks around them.
  private static final List<String> RUN_ON = List.of("更新", "改訂", PlainForm.of("수정"), "cap nhat");

  private DateLabels() {}

  /// The pieces of a line that tell a date, without what labels them.
  ///
  /// @param changed whether also those that tell of a change
  static List<String> pieces(String line, boolean changed) {
    var pieces = new ArrayList<String>();
    var word = WORD.matcher(line);
    int start = 0;
    boolean isChange = false;
    while (word.find()) {
      var plain = PlainForm.of(word.group());
      boolean change = isChange(plain);
      if (!change && !PUBLISHED.contains(plain)) {
        continue;
      }
      var before = line.substring(start, word.start());
      if (change && hasDigit(before) && !hasDigit(line.substring(word.end()))) {
        isChange = true; // "2026年11月1日 更新": the label stands behind
      }
      if (changed || !isChange) {
        pieces.add(before.strip());
      }
      isChange = change;
      start = word.end();
    }
    if (changed || !isChange) {
      pieces.add(line.substring(start).strip());
    }
    return pieces;
  }

  /// Whether a line is nothing but the label of a change, such as "Last updated:".
  static boolean areOfChange(String line) {
    return line.length() <= LONGEST
        && !hasDigit(line)
        && WORD.matcher(line).results().anyMatch(word -> isChange(PlainForm.of(word.group())));
  }

  /// Whether any word is a label.
  static boolean areIn(String line) {
    return WORD.matcher(line)
        .results()
        .map(word -> PlainForm.of(word.group()))
        .anyMatch(plain -> PUBLISHED.contains(plain) || isChange(plain));
  }

  private static boolean isChange(String plain) {
    return CHANGED.contains(plain) || RUN_ON.stream().anyMatch(plain::contains);
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  private static Set<String> plain(String... lines) {
    return Set.of(
        List.of(lines).stream()
            .flatMap(line -> List.of(line.split(" ")).stream())
            .map(PlainForm::of)
            .distinct()
            .toArray(String[]::new));
  }
}
