/**
 * What happens, as it happens, to all who watch. {@code LivePublisher} tells the replicas through
 * the database what was committed, {@code Listener} hears it, {@code LiveFeed} hands it to the
 * clients of {@code LiveResource}. It may lose scores, but no incident without ending the
 * connection: what is right is in the tables.
 */
@NullMarked
package io.sluice.query.live;

import org.jspecify.annotations.NullMarked;
