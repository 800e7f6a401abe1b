package rasid.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// What an exception means to a person.
final class Reason {
  private Reason() {}

  /// A few words; Java's own file exceptions carry nothing but the path.
  static String of(Throwable failure) {
    var e = failure;
    while ((e instanceof ExecutionException || e instanceof CompletionException)
        && e.getCause() != null) {
      e = e.getCause();
    }
    return switch (e) {
      case NoSuchFileException n -> "there is no " + n.getFile();
      case AccessDeniedException a -> "no permission for " + a.getFile();
      case NotDirectoryException n -> n.getFile() + " is not a folder";
      case FileAlreadyExistsException f -> f.getFile() + " is in the way";
      default -> {
        var message = e.getMessage();
        yield message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
      }
    };
  }
}
