package rasid.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// A body up to a limit; one that goes on is cut off and the connection dropped.
final class CappedBody implements BodySubscriber<CappedBody.Taken> {
  /// What was taken.
  ///
  /// @param whole whether the body ended within the limit
  @SuppressWarnings("ArrayRecordComponent") // carried on, never compared
  record Taken(byte[] bytes, boolean whole) {}

  private final int limit;
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final CompletableFuture<Taken> result = new CompletableFuture<>();
  private @Nullable Subscription subscription;

  CappedBody(int limit) {
    this.limit = limit;
  }

  @Override
  public CompletionStage<Taken> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (var buffer : buffers) {
      int room = limit - taken.size();
      var bytes = new byte[Math.min(room, buffer.remaining())];
      buffer.get(bytes);
      taken.writeBytes(bytes);
      if (buffer.hasRemaining()) {
        if (subscription != null) {
          subscription.cancel();
        }
        result.complete(new Taken(taken.toByteArray(), false));
        return;
      }
    }
  }

  @Override
  public void onError(Throwable problem) {
    result.completeExceptionally(problem);
  }

  @Override
  public void onComplete() {
    result.complete(new Taken(taken.toByteArray(), true));
  }
}
