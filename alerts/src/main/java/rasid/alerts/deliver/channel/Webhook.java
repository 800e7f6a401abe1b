package rasid.alerts.deliver.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import rasid.alerts.deliver.Channel;
import rasid.alerts.deliver.DeliveryOutcome;
import rasid.alerts.deliver.DeliveryOutcome.Delivered;
import rasid.alerts.deliver.DeliveryOutcome.Refused;
import rasid.alerts.deliver.DeliveryOutcome.TryLater;
import rasid.model.Alert;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.Json;

/// Posts the alert as JSON to an address that the operator has set.
///
/// Headers: `Idempotency-Key`, the same whenever a revision is repeated, and the CloudEvents
/// attributes (`ce-id`, `ce-type` …). Any 2xx is a yes; 408, 429, 5xx, silence and a broken
/// connection are tried again; everything else, redirects too, is a no. A name and password in the
/// address are sent as RFC 7617 has it (Basic). The address may hold a secret in its path or query
/// as well, so only its host is ever told.
public final class Webhook implements Channel, AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_WITHIN)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI address;
  private final Optional<String> authorization;

  /// @throws IllegalArgumentException when the address is not an absolute http or https URL
  public Webhook(URI address) {
    var scheme = address.getScheme();
    if (address.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException(
          "a webhook needs an address such as https://desk.example.org/hook");
    }
    this.address = address;
    authorization =
        Optional.ofNullable(address.getUserInfo())
            .map(info -> "Basic " + Base64.getEncoder().encodeToString(info.getBytes(UTF_8)));
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public DeliveryOutcome deliver(Alert alert, String key) throws InterruptedException {
    var asking =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER_WITHIN)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .header("ce-specversion", "1.0")
            .header("ce-id", alert.id() + ":" + alert.revision())
            .header("ce-type", CloudEvents.ALERT)
            .header("ce-source", "/rasid/alerts")
            .header("ce-time", alert.at().toString())
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(alert)));
    authorization.ifPresent(value -> asking.header("Authorization", value));
    var answer = client.sendAsync(asking.build(), HttpResponse.BodyHandlers.discarding());
    try {
      // The request's own time-out ends at the headers; a body can drip for ever.
      return outcome(answer.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      answer.cancel(true);
      return later("no answer within %d s".formatted(ANSWER_WITHIN.toSeconds()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException broken) {
        return later(broken.getClass().getSimpleName());
      }
      throw new IllegalStateException("webhook at " + address.getHost(), e.getCause());
    }
  }

  private DeliveryOutcome outcome(HttpResponse<Void> response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return new Delivered("%s answered %d".formatted(address.getHost(), status));
    }
    if (status == 408 || status == 429 || status >= 500) {
      var wait =
          response
              .headers()
              .firstValue("Retry-After")
              .filter(seconds -> seconds.matches("\\d{1,5}"))
              .map(seconds -> Duration.ofSeconds(Integer.parseInt(seconds)))
              .orElse(Duration.ZERO);
      return new TryLater(wait, "%s answered %d".formatted(address.getHost(), status));
    }
    return new Refused("%s answered %d".formatted(address.getHost(), status));
  }

  private DeliveryOutcome later(String why) {
    return new TryLater(Duration.ZERO, "%s: %s".formatted(address.getHost(), why));
  }

  /// Ends the connections.
  @Override
  public void close() {
    client.shutdownNow();
  }
}
