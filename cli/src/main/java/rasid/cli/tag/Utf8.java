package rasid.cli.tag;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;

/// Bytes to characters, none of them guessed.
final class Utf8 {
  private Utf8() {}

  /// The characters, without a byte order mark.
  ///
  /// @throws IllegalArgumentException when the bytes are not UTF-8; the message says where
  static String decoded(byte[] bytes) {
    var from = ByteBuffer.wrap(bytes);
    // No text has more characters than bytes.
    var to = CharBuffer.allocate(bytes.length);
    var result =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(from, to, true);
    if (result.isError()) {
      throw new IllegalArgumentException("not UTF-8 at byte %,d".formatted(from.position() + 1));
    }
    to.flip();
    return !to.isEmpty() && to.charAt(0) == '\uFEFF'
        ? to.subSequence(1, to.length()).toString()
        : to.toString();
  }
}
