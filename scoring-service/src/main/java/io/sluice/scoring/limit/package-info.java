/** What is turned away before any of it is read. */
@org.jspecify.annotations.NullMarked
package io.sluice.scoring.limit;
