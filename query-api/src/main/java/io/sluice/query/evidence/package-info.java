/**
 * What there is of an incident, to be kept or handed on: readings and scores around it, what
 * happened, who judged, as one ZIP with the hash of each file.
 */
@org.jspecify.annotations.NullMarked
package io.sluice.query.evidence;
