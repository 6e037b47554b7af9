package io.sluice.query.identity;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who asks.
 *
 * @param name of the key or the token; of one that nobody has to be asked for, that of the machine
 * @param roles what that may do, from the least to the most
 * @param session whether they have logged in, and so can log out; false for a key or a token
 */
@Schema(name = "Identity", description = "who asks, and what they may do")
public record Identity(
    @Schema(examples = "anna") String name,
    @Schema(
            description = "from the least to the most",
            examples = "[\"viewer\", \"operator\"]",
            enumeration = {"ingest", "viewer", "operator", "engineer", "service", "admin"})
        List<String> roles,
    @Schema(description = "they have logged in, and so can log out; false for a key or a token")
        boolean session) {}
