/// The life of an alert: open, updated, closed, as one switch over what happened. Pure.
@NullMarked
package rasid.alerts.lifecycle;

import org.jspecify.annotations.NullMarked;
