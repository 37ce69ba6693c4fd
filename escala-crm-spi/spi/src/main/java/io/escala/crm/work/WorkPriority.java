package io.escala.crm.work;

/**
 * The two queues of a lane, in the order in which a worker serves them. Within one lane, items of one group keep their order per
 * queue.
 */
public enum WorkPriority {
    /** What somebody waits for: answers of a person or an automation, and all work that is no send. */
    NORMAL,
    /** One of many, such as a message of a mass send: only when the lane has no normal work that is due. */
    BULK
}
