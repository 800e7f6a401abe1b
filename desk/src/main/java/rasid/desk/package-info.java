/// The page a desk looks at, and the interface behind it.
///
/// [DeskMain] puts it together: `follow` reads topics, `view` keeps what the page shows, `api`
/// serves both the page and its data. Nothing here writes to a topic.
@NullMarked
package rasid.desk;

import org.jspecify.annotations.NullMarked;
