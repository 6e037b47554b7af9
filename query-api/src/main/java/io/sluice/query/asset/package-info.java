/**
 * Assets with the newest state of each of their streams, as pages and as CSV. {@code AssetResource}
 * reads the request into an {@code AssetFilter}, {@code AssetRepository} asks the database, {@code
 * AssetView} and {@code StreamView} are the answer. An asset is as bad as the worst of its streams.
 */
@NullMarked
package io.sluice.query.asset;

import org.jspecify.annotations.NullMarked;
