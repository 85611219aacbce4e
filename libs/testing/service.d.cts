/** Path and first arguments of the process of the service. The last one is the program, which tells versions apart. */
export declare const service: readonly string[];
