/** What other programs learn of the history: what people said of records and windows. */
@NullMarked
package io.sluice.query.announce;

import org.jspecify.annotations.NullMarked;
