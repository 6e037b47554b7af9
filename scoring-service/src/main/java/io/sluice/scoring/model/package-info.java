/** What there is to judge by, for people: versions of bundles, their cards, who promoted what. */
@org.jspecify.annotations.NullMarked
package io.sluice.scoring.model;
