/**
 * What is kept quiet: asked for by people over REST, stored in Postgres, decided in the transaction
 * that stores an alert. What is quiet is recorded, published and counted; people are told of it as
 * soon as it is no longer quiet and still open.
 */
@NullMarked
package io.sluice.alert.quiet;

import org.jspecify.annotations.NullMarked;
