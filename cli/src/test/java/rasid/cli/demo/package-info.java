@NullMarked
package rasid.cli.demo;

import org.jspecify.annotations.NullMarked;
