/**
 * The whole system on one machine with a replay, as a person watches it: alerts as they come, and
 * what the history knows at the end. The alerts come as webhooks and the rest over the API, as for
 * anyone else. How the system starts and stops is in {@code system}.
 */
@NullMarked
package io.sluice.cli.run;

import org.jspecify.annotations.NullMarked;
