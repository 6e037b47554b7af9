/** What query-api has stored, for commands that judge or learn from it. */
@NullMarked
package io.sluice.cli.history;

import org.jspecify.annotations.NullMarked;
