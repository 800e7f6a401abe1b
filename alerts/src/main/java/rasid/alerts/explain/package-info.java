/// Says in words, in Arabic, French and English, why there is an alert. Pure.
@NullMarked
package rasid.alerts.explain;

import org.jspecify.annotations.NullMarked;
