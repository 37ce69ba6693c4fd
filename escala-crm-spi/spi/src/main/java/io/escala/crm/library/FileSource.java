package io.escala.crm.library;

/** Where a file that is sent was taken from. */
public enum FileSource {
    /** The account's gallery of images. */
    ESCALA_GALLERY,
    /** The account's library of documents and other files. */
    ESCALA_LIBRARY,
    /** The pictures of a device. */
    DEVICE_GALLERY,
    /** The camera of a device. */
    DEVICE_CAMERA,
    /** The microphone of a device. */
    DEVICE_MICROPHONE,
    /** The files of a device, or of the host. */
    DEVICE_FILES;

    /** Returns whether files of it are kept for all of the team and listed; others are of one send. */
    public boolean shared() {
        return this == ESCALA_GALLERY || this == ESCALA_LIBRARY;
    }
}
