/// Documents of servers as a command reads them: from files, folders, addresses and stdin, whatever
/// [Kind] they are. Knows no command line.
@NullMarked
package rasid.cli.served;

import org.jspecify.annotations.NullMarked;
