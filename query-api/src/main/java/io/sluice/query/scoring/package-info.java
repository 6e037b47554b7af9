/** What scoring-service is asked: which bundles there are, and to judge a file. */
@org.jspecify.annotations.NullMarked
package io.sluice.query.scoring;
