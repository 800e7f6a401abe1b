package rasid.desk;

import java.util.List;
import rasid.desk.api.DeskServer;
import rasid.desk.view.Views;

/// Serves the page with [Samples] and no Kafka, to look at while working on it: `./mvnw -pl
/// model,desk test-compile`, then run this class; ends on Ctrl-C.
///
/// First argument: the port; second: `empty` for a page without anything.
final class SampleDesk {
  private SampleDesk() {}

  public static void main(String[] args) {
    var views = new Views();
    views.apply(args.length > 1 ? List.of() : Samples.afternoon());
    views.apply(args.length > 1 ? List.of() : Samples.actions());
    views.apply(args.length > 1 ? List.of() : Samples.sources());
    views.caughtUp();
    DeskServer.start(views, DeskConfig.DEFAULT_HOST, Integer.parseInt(args[0]));
  }
}
