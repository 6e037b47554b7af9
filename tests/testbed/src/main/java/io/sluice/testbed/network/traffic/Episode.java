package io.sluice.testbed.network.traffic;

/**
 * The attack that a conversation is part of.
 *
 * @param id above 0
 * @param kind what people call its kind
 */
public record Episode(int id, String kind) {}
