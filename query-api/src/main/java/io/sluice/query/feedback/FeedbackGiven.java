package io.sluice.query.feedback;

import java.util.List;

/**
 * All that one request says.
 *
 * @param columns of a file, that are none of feedback's own; empty of what is no file
 * @param unlabelled rows of a file that say nothing
 * @param corrected rows of an export of which something else was said later
 * @param unzoned times of a file that say no offset, and are taken for UTC
 */
record FeedbackGiven(
    List<FeedbackItem> items, List<String> columns, int unlabelled, int corrected, int unzoned) {

  FeedbackGiven {
    items = List.copyOf(items);
    columns = List.copyOf(columns);
  }
}
