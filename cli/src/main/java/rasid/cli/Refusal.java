package rasid.cli;

/// Why a command did not do what it was asked: one sentence with what, where and what to do.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Exit code: what was asked about is not so.
  public static final int NOT_SO = 1;

  /// Exit code: used or set up wrongly; nothing was done.
  public static final int WRONG_USE = 2;

  /// Exit code: broken input; what could be read was answered.
  public static final int BROKEN_INPUT = 3;

  private final int exitCode;

  private Refusal(int exitCode, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  private Refusal(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /// What was asked about is not so.
  public static Refusal notSo(String sentence) {
    return new Refusal(NOT_SO, sentence);
  }

  /// Wrong use, or a set-up that does not allow it.
  public static Refusal wrongUse(String sentence) {
    return new Refusal(WRONG_USE, sentence);
  }

  /// Likewise, with what lies behind it.
  public static Refusal wrongUse(String sentence, Throwable cause) {
    return new Refusal(WRONG_USE, sentence, cause);
  }

  /// Input that cannot be read.
  public static Refusal brokenInput(String sentence) {
    return new Refusal(BROKEN_INPUT, sentence);
  }

  int exitCode() {
    return exitCode;
  }
}
