package io.escala.crm.identity;

/** How well an alias is known. A grade never falls. */
public enum AliasGrade {
    /** A message was sent to it, or Meta's answer to a send named it. */
    ASSUMED,
    /** The person wrote from it, or Meta named it together with a key they wrote from. */
    CONFIRMED
}
