/** ChangeSets and nouns as versioned JSON, for authors of stores. */
module io.escala.crm.codec {
    requires transitive io.escala.crm.spi;
    requires static transitive org.jspecify;
    requires tools.jackson.core;

    exports io.escala.crm.codec;
}
