/** Bodies of requests, read whole, within bounds of size and time. */
@org.jspecify.annotations.NullMarked
package io.sluice.scoring.request;
