package io.escala.crm.identity;

/** How an alias is known. Grades only rise. */
public enum AliasGrade {
    /** We wrote to it, or Meta's answer to a send named it. */
    ASSUMED,
    /** The person wrote from it, or Meta named it together with a key they wrote from. */
    CONFIRMED
}
