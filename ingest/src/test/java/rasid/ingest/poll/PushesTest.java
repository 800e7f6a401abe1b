package rasid.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PushesTest {
  private static final int LARGE = 5 << 20;

  private final Pushes pushes = new Pushes();

  @Test
  void they_are_read_in_the_order_they_came_each_once() {
    assertThat(pushes.add(push("a", 1))).isTrue();
    assertThat(pushes.add(push("a", 2))).isTrue();
    assertThat(pushes.has("a")).isTrue();
    assertThat(pushes.has("b")).isFalse();
    assertThat(length("a")).isEqualTo(1);
    assertThat(length("a")).isEqualTo(2);
    assertThat(pushes.take("a")).isNull();
    assertThat(pushes.has("a")).isFalse();
  }

  @Test
  void neither_one_hub_nor_all_of_them_fill_the_memory() {
    int taken = 0;
    while (pushes.add(push("a", 1))) {
      taken++;
    }
    assertThat(taken).isEqualTo(16);
    int large = 0;
    while (pushes.add(push("b" + large, LARGE))) {
      large++;
    }
    assertThat(large).isEqualTo(12);
    pushes.forget("b0");
    assertThat(pushes.add(push("c", LARGE))).isTrue();
    assertThat(pushes.add(push("d", LARGE))).isFalse();
    assertThat(length("c")).isEqualTo(LARGE);
    assertThat(pushes.add(push("d", LARGE))).isTrue();
  }

  private int length(String source) {
    var push = pushes.take(source);
    return push == null ? 0 : push.body().length;
  }

  private static Push push(String source, int bytes) {
    return new Push(source, new byte[bytes], null, URI.create("https://a.example/feed"));
  }
}
