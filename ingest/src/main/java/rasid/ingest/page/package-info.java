/// HTML to article, pure. [rasid.ingest.page.PageExtractor] is the front door.
///
/// First what a page says of its article (`PageFacts`: JSON-LD, `meta`, what stands around the
/// headline; its day of publication is weighed by `PageDates` from `ToldDates`, `ShownDates` and
/// `UrlDate`), then its text (`PageBody`): elements that are no article are marked (`Unwanted`,
/// `Marks`), three opinions name the elements that hold it (what the page declares, `Candidates`,
/// `Density`), and of their runs of text (`Blocks`) the lines of others are left out (`BodyLines`,
/// `Phrases`).
///
/// Every step walks the page a fixed number of times and looks at short texts only where it must
/// read them, so that a hostile page costs no more than a large one.
@NullMarked
package rasid.ingest.page;

import org.jspecify.annotations.NullMarked;
