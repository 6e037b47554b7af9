/**
 * The messages on the topics, each a record that checks itself, beside the reader and the writer
 * that are its JSON. Topic names, consumer groups, headers and ids are here too, since whoever
 * reads a topic has to agree on them. How anything is judged, stored or sent is not.
 */
@NullMarked
package io.sluice.contracts;

import org.jspecify.annotations.NullMarked;
