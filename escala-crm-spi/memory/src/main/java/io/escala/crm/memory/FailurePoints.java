package io.escala.crm.memory;

/** The moments at which tests make the store fail. Does nothing; called with the lock held. */
class FailurePoints {
    void beforeRead() {}

    void beforeWrite() {}

    void afterWrite() {}
}
