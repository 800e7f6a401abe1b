/// The `rasid` command: the only place that sees all services, and the broker that runs inside it.
///
/// [Rasid] is the way in. Each command is one class; [ClusterOptions] gives it a cluster, which is
/// the user's own or an [EmbeddedKafka]; [Console] is how it talks. A command that cannot do what
/// was asked throws a [Refusal]: one sentence for the user, and an exit code.
@NullMarked
package rasid.cli;

import org.jspecify.annotations.NullMarked;
