/** Files that people try: scoring-service judges them, and nothing of it comes into the history. */
@org.jspecify.annotations.NullMarked
package io.sluice.query.trial;
