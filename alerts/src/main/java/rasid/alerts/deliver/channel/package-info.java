/// The channels, one small class each.
@NullMarked
package rasid.alerts.deliver.channel;

import org.jspecify.annotations.NullMarked;
