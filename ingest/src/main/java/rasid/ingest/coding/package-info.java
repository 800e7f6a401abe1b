/// How bodies are packed on the web. Whoever reads one decides what he does with what is broken:
/// `fetch` refuses it, `archive` takes it as far as it is good.
@NullMarked
package rasid.ingest.coding;

import org.jspecify.annotations.NullMarked;
