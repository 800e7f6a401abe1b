package rasid.desk.api;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.desk.view.AlertLife;
import rasid.desk.view.Views;
import rasid.model.TaggedArticle;
import rasid.model.topic.Json;

/// The page and its data over HTTP.
public final class DeskServer implements AutoCloseable {
  private static final int DEFAULT_ARTICLES = 60;
  private static final int DEFAULT_ALERTS = 100;
  private static final int DEFAULT_ACTIONS = 100;
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
  private static final String FILES = "/rasid/desk/web";
  private static final Logger LOG = LoggerFactory.getLogger(DeskServer.class);

  private final Views views;
  private final HostCheck hosts;
  private final EventStream stream;
  private final Javalin http;

  private DeskServer(Views views, String host, int port, Duration keepAlive) {
    this.views = views;
    this.hosts = new HostCheck(host);
    this.stream = new EventStream(keepAlive);
    views.listen(stream::tell);
    this.http =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.startup.startupWatcherEnabled = false;
              config.concurrency.useVirtualThreads = true;
              config.jetty.host = host;
              config.jetty.port = port;
              files(config, "/vendor", FILES + "/vendor", "max-age=86400");
              files(config, "/", FILES, "no-store");
              routes(config);
            });
  }

  /// Listens.
  ///
  /// @param host address to listen at, see [#url]
  /// @param port to listen at; 0 for any that is free
  /// @throws IllegalStateException when the port is taken
  public static DeskServer start(Views views, String host, int port) {
    return start(views, host, port, KEEP_ALIVE);
  }

  static DeskServer start(Views views, String host, int port, Duration keepAlive) {
    var server = new DeskServer(views, host, port, keepAlive);
    if (!server.hosts.loopback()) {
      LOG.warn("desk is open to the network and asks nobody who they are host={}", host);
    }
    try {
      server.http.start();
    } catch (JavalinBindException e) {
      throw new IllegalStateException(
          "desk: cannot listen at %s:%d; another program does, or the address is not of this machine: choose another"
              .formatted(host, port),
          e);
    }
    return server;
  }

  /// The port it listens at.
  public int port() {
    return http.port();
  }

  /// Where a browser on this machine finds the page.
  public String url() {
    return "http://%s:%d/".formatted(hosts.reachable(), port());
  }

  @Override
  public void close() {
    stream.close();
    http.stop();
  }

  // Files in a reproducible jar have all the same date, so a browser cannot ask by date or by the
  // tag made from it whether one has changed: it fetches ours anew and trusts what is vendored.
  private static void files(JavalinConfig config, String at, String directory, String cache) {
    config.staticFiles.add(
        files -> {
          files.hostedPath = at;
          files.directory = directory;
          files.location = Location.CLASSPATH;
          files.headers = Map.of("Cache-Control", cache);
        });
  }

  private void routes(JavalinConfig config) {
    var routes = config.routes;
    routes.before(this::guard);
    routes.get("/api/articles", this::articles);
    routes.get("/api/alerts", this::alerts);
    routes.get("/api/alerts/{id}", this::alert);
    routes.get("/api/actions", this::actions);
    routes.get("/api/watches", ctx -> json(ctx, views.snapshot().watches()));
    routes.get("/api/sources", ctx -> json(ctx, views.snapshot().sources()));
    routes.get("/api/status", this::status);
    routes.get("/api/stream", this::stream);
    routes.get("/health", this::health);
    routes.get("/metrics", this::metrics);
    routes.exception(
        HttpResponseException.class,
        (e, ctx) -> {
          ctx.status(e.getStatus());
          json(ctx, Map.of("error", String.valueOf(e.getMessage())));
        });
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          LOG.error("request failed path={}", ctx.path(), e);
          ctx.status(500);
          json(ctx, Map.of("error", "the desk failed to answer; its log says why"));
        });
  }

  private void guard(Context ctx) {
    SecurityHeaders.on(ctx);
    if (!hosts.allows(ctx.header("Host"))) {
      throw new ForbiddenResponse(
          "this desk does not answer to that host name; open it as " + url());
    }
  }

  private void articles(Context ctx) {
    int limit = limit(ctx, DEFAULT_ARTICLES, Views.MOST_ARTICLES);
    var region = ctx.queryParam("region");
    var watch = ctx.queryParam("watch");
    Predicate<TaggedArticle> wanted =
        tagged ->
            (blank(region) || tagged.regions().contains(region))
                && (blank(watch)
                    || tagged.matches().stream().anyMatch(match -> match.watch().equals(watch)));
    json(
        ctx,
        views.snapshot().articles().stream()
            .filter(wanted)
            .limit(limit)
            .map(ArticleCard::of)
            .toList());
  }

  private void alerts(Context ctx) {
    int limit = limit(ctx, DEFAULT_ALERTS, Views.MOST_ALERTS);
    var state = ctx.queryParam("state");
    Predicate<AlertLife> wanted =
        switch (state) {
          case null -> _ -> true;
          case "" -> _ -> true;
          case "open" -> AlertLife::open;
          case "closed" -> life -> !life.open();
          default -> throw new BadRequestResponse("state is 'open' or 'closed'");
        };
    json(
        ctx,
        views.snapshot().alerts().stream()
            .filter(wanted)
            .limit(limit)
            .map(AlertLife::latest)
            .toList());
  }

  private void alert(Context ctx) {
    var life = views.snapshot().alert(ctx.pathParam("id"));
    json(ctx, life.orElseThrow(() -> new NotFoundResponse("no such alert, or one long closed")));
  }

  private void actions(Context ctx) {
    int limit = limit(ctx, DEFAULT_ACTIONS, Views.MOST_ACTIONS);
    json(ctx, views.snapshot().actions().stream().limit(limit).toList());
  }

  private void status(Context ctx) {
    var now = views.snapshot();
    json(
        ctx,
        new Status(
            now.ready(),
            now.articles().size(),
            now.open(),
            now.alerts().size() - now.open(),
            now.watches().size()));
  }

  private void stream(Context ctx) {
    var accept = ctx.header("Accept");
    if (accept == null || !accept.contains("text/event-stream")) {
      throw new HttpResponseException(
          406, "this is a stream of events; ask with Accept: text/event-stream", Map.of());
    }
    // Blocks, on a virtual thread: the request is over when the page is gone.
    boolean served =
        stream.serve(
            () -> {
              var answer = ctx.res();
              answer.setContentType("text/event-stream");
              answer.setCharacterEncoding("UTF-8");
              answer.setHeader("Cache-Control", "no-store");
              answer.setHeader("X-Accel-Buffering", "no");
              return answer.getOutputStream();
            });
    if (!served) {
      throw new HttpResponseException(
          503, "%d pages are open already".formatted(EventStream.MOST_CLIENTS), Map.of());
    }
  }

  private void health(Context ctx) {
    boolean ready = views.snapshot().ready();
    ctx.status(ready ? 200 : 503);
    json(ctx, Map.of("status", ready ? "up" : "catching up"));
  }

  private void metrics(Context ctx) {
    var now = views.snapshot();
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
        .result(Metrics.of(now, stream.clients(), stream.dropped()));
  }

  private static void json(Context ctx, Object value) {
    ctx.header("Cache-Control", "no-store")
        .contentType("application/json; charset=utf-8")
        .result(Json.MAPPER.writeValueAsBytes(value));
  }

  private static int limit(Context ctx, int usual, int most) {
    var asked = ctx.queryParam("limit");
    if (blank(asked)) {
      return usual;
    }
    try {
      int limit = Integer.parseInt(asked);
      if (limit >= 1 && limit <= most) {
        return limit;
      }
    } catch (NumberFormatException _) {
      // Answered below, like a number out of range.
    }
    throw new BadRequestResponse("limit is a number from 1 to %d".formatted(most));
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /// What there is, in numbers.
  private record Status(
      boolean ready, int articles, int openAlerts, int closedAlerts, int watches) {}
}
