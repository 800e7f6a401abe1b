/// HTML to article, pure: [rasid.ingest.page.PageExtractor] joins what the page says about itself
/// ([rasid.ingest.page.PageFacts]) with the text found in it ([rasid.ingest.page.PageBody]).
@NullMarked
package rasid.ingest.page;

import org.jspecify.annotations.NullMarked;
