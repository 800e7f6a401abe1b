/// The newsroom of the demo: a dozen outlets that do not exist, and the news they print.
///
/// Everything is fiction written for Rasid and a function of one seed. Start reading at
/// [rasid.cli.demo.Newsroom]: a [rasid.cli.demo.Story] is something that happened, told in the
/// words of a [rasid.cli.demo.Phrasebook] (text files beside this package, one a topic); a
/// [rasid.cli.demo.Piece] is that story as one outlet prints it. [rasid.cli.demo.Archive] writes
/// pieces as the JSON lines of the archive path, [rasid.cli.demo.NewsSite] serves them as feeds and
/// pages. Nothing here hands an article to Rasid: it reads them as it reads any site.
@NullMarked
package rasid.cli.demo;

import org.jspecify.annotations.NullMarked;
