package rasid.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rasid.alerts.deliver.Channel;
import rasid.alerts.deliver.channel.Webhook;

/// Where alerts are delivered.
public final class ChannelOptions {
  /// A language in which alerts are written on the console.
  enum Language {
    ar,
    fr,
    en
  }

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description =
          "Post each revision of an alert, as JSON, to this address: the channel `webhook` of watches.  Also from RASID_WEBHOOK, which keeps a secret in it off the process list.")
  private @Nullable String webhook;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      defaultValue = "ar",
      description = "Language of alerts on the console: ar, fr, en (default: ${DEFAULT-VALUE}).")
  private Language lang = Language.ar;

  /// The channels, of which `console` is always one.
  List<Channel> channels(Console console, boolean json) {
    var channels = new ArrayList<Channel>();
    channels.add(
        new rasid.alerts.deliver.channel.Console(
            console.out(),
            json
                ? new rasid.alerts.deliver.channel.Console.Look.JsonLines()
                : new rasid.alerts.deliver.channel.Console.Look.Words(
                    lang.name(), console.outTerminal() && console.colour())));
    var address = webhook != null ? webhook : console.environment().get("RASID_WEBHOOK");
    if (address != null && !address.isBlank()) {
      channels.add(webhook(address));
    }
    return channels;
  }

  private static Webhook webhook(String address) {
    try {
      return new Webhook(new URI(address.strip()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      // The address may hold a secret: it is not repeated.
      throw Refusal.wrongUse(
          "--webhook is no address to post to; it looks like https://desk.example.org/hook", e);
    }
  }
}
